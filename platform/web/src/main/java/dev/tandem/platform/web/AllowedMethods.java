package dev.tandem.platform.web;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows which methods a path supports, for the {@code Allow} header that the framework leaves out of a 405. */
@ApplicationScoped
class AllowedMethods {

    private record Endpoint(Pattern path, String method) {}

    private final List<Endpoint> endpoints = new ArrayList<>();

    AllowedMethods() {
        for (Bean<?> bean : Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null) {
                for (Method method : bean.getBeanClass().getMethods()) {
                    add(root.value(), method);
                }
            }
        }
    }

    private void add(String root, Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                endpoints.add(new Endpoint(pattern(root, method.getAnnotation(Path.class)), http.value()));
            }
        }
    }

    private static Pattern pattern(String root, @Nullable Path rest) {
        String template = "/" + root + "/" + (rest == null ? "" : rest.value());
        StringBuilder regex = new StringBuilder();
        for (String segment : template.split("/+", -1)) {
            if (!segment.isEmpty()) {
                regex.append('/').append(segment.contains("{") ? "[^/]+" : Pattern.quote(segment));
            }
        }
        return Pattern.compile(regex + "/?");
    }

    /** The value of {@code Allow} for a path. */
    String of(String path) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.path().matcher(path).matches())
                .map(Endpoint::method)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
    }
}
