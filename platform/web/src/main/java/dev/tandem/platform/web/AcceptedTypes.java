package dev.tandem.platform.web;

import io.quarkus.arc.Arc;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes out the ranges of {@code Accept}: the framework takes {@code application/*} for a media type, finds no writer for it
 * and prints the Java object. An empty header accepts everything, as an absent one does.
 */
@ApplicationScoped
class AcceptedTypes {

    private final Set<String> produced = new TreeSet<>();

    AcceptedTypes() {
        for (Bean<?> bean : Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
            if (bean.getBeanClass().isAnnotationPresent(Path.class)) {
                add(bean.getBeanClass());
                for (Method method : bean.getBeanClass().getMethods()) {
                    add(method);
                }
            }
        }
    }

    private void add(AnnotatedElement element) {
        Produces produces = element.getAnnotation(Produces.class);
        if (produces != null) {
            produced.addAll(Set.of(produces.value()));
        }
    }

    void normalise(HttpServerRequest request) {
        if (!request.headers().contains(HttpHeaders.ACCEPT)) {
            return;
        }
        String accept = String.join(",", request.headers().getAll(HttpHeaders.ACCEPT));
        String written = Stream.of(accept.split(",", -1))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .flatMap(this::writtenOut)
                .collect(Collectors.joining(", "));
        request.headers().set(HttpHeaders.ACCEPT, written.isEmpty() ? "*/*" : written);
    }

    private Stream<String> writtenOut(String range) {
        int semicolon = range.indexOf(';');
        String type = (semicolon < 0 ? range : range.substring(0, semicolon)).strip();
        String parameters = semicolon < 0 ? "" : range.substring(semicolon);
        if (!type.endsWith("/*") || type.equals("*/*")) {
            return Stream.of(range);
        }
        String prefix = type.substring(0, type.length() - 1).toLowerCase(Locale.ROOT);
        Set<String> matching = produced.stream()
                .filter(candidate -> candidate.startsWith(prefix))
                .collect(Collectors.toCollection(TreeSet::new));
        // Nothing here is of that kind: a name that nobody produces leads to the 406 that it deserves.
        return matching.isEmpty()
                ? Stream.of(prefix + "x-nothing" + parameters)
                : matching.stream().map(candidate -> candidate + parameters);
    }
}
