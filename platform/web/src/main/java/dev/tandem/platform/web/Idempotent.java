package dev.tandem.platform.web;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Honours {@code Idempotency-Key} on a resource method; belongs on every POST. The answer is stored in the transaction of
 * the effect, so the method and everything it calls join one transaction. The method returns {@code RestResponse} or a
 * plain body, and takes its body as an object, text or bytes (not as a stream, which could not be compared).
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
