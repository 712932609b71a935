package dev.tandem.platform.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Translates Bean Validation's property paths into JSON Pointers and parameter names. */
final class ViolationProblems {

    private ViolationProblems() {}

    /** Returns the 400 for the violations, or nothing when our own answer is what is not valid. */
    static Optional<ProblemException> of(ConstraintViolationException exception) {
        List<FieldError> errors = new ArrayList<>();
        for (ConstraintViolation<?> violation : exception.getConstraintViolations()) {
            for (Path.Node node : violation.getPropertyPath()) {
                if (node.getKind() == ElementKind.RETURN_VALUE) {
                    return Optional.empty();
                }
            }
            errors.add(error(violation));
        }
        errors.sort(Comparator.comparing(FieldError::sentence));
        return Optional.of(ProblemException.invalid(errors));
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        String code = FieldError.codeOf(violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName());
        String detail = violation.getMessage();
        Iterator<Path.Node> nodes = violation.getPropertyPath().iterator();
        StringBuilder pointer = new StringBuilder();
        Annotation @Nullable [][] parameters = null;
        boolean inBean = false;
        while (nodes.hasNext()) {
            Path.Node node = nodes.next();
            if (node.getKind() == ElementKind.METHOD) {
                parameters = parameterAnnotations(violation.getRootBeanClass(), node.as(Path.MethodNode.class));
            } else if (node.getKind() == ElementKind.PARAMETER && parameters != null) {
                Annotation[] annotations =
                        parameters[node.as(Path.ParameterNode.class).getParameterIndex()];
                String name = parameterName(annotations);
                if (name != null) {
                    return FieldError.ofParameter(name, code, detail);
                }
                inBean = Stream.of(annotations).anyMatch(BeanParam.class::isInstance);
            } else if (inBean) {
                return FieldError.ofParameter(String.valueOf(node.getName()), code, detail);
            } else {
                append(pointer, node);
            }
        }
        return new FieldError(pointer.toString(), code, detail);
    }

    private static void append(StringBuilder pointer, Path.Node node) {
        if (node.isInIterable() && node.getIndex() != null) {
            pointer.append('/').append(node.getIndex());
        } else if (node.isInIterable() && node.getKey() != null) {
            pointer.append('/').append(JsonProblems.escape(String.valueOf(node.getKey())));
        }
        // Container elements carry a made-up name; their index says it all. Beans of class-level rules have none.
        if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
            pointer.append('/').append(JsonProblems.escape(node.getName()));
        }
    }

    private static Annotation @Nullable [][] parameterAnnotations(Class<?> type, Path.MethodNode node) {
        Class<?>[] types = node.getParameterTypes().toArray(Class<?>[]::new);
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            for (Method method : owner.getDeclaredMethods()) {
                // The generated subclass of a bean repeats the method without its parameters' annotations.
                if (method.getName().equals(node.getName())
                        && List.of(method.getParameterTypes()).equals(List.of(types))
                        && !method.isSynthetic()
                        && !owner.getSimpleName().endsWith("_Subclass")) {
                    return method.getParameterAnnotations();
                }
            }
        }
        return null;
    }

    private static @Nullable String parameterName(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            String name = switch (annotation) {
                case QueryParam parameter -> parameter.value();
                case PathParam parameter -> parameter.value();
                case HeaderParam parameter -> parameter.value();
                case FormParam parameter -> parameter.value();
                default -> null;
            };
            if (name != null) {
                return name;
            }
        }
        return null;
    }
}
