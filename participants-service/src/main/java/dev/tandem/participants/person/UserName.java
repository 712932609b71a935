package dev.tandem.participants.person;

import dev.tandem.platform.web.NameKey;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A name whose key can be compared: something of it is visible, none of it is blank, and it does not unfold to a book. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = UserName.Check.class)
@interface UserName {

    /** Some letters stand for many: one of them for 18. */
    int MAX_KEY_LENGTH = 200;

    String message() default "must have visible characters, 200 at most when written out, and no white space";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks at the key. */
    final class Check implements ConstraintValidator<UserName, String> {
        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            // What is blank is said by @NotBlank.
            if (value == null || value.isBlank()) {
                return true;
            }
            String key = NameKey.of(value);
            return !key.isEmpty() && key.length() <= MAX_KEY_LENGTH && key.indexOf(' ') < 0;
        }
    }
}
