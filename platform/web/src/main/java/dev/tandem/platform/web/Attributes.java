package dev.tandem.platform.web;

import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.SingularAttribute;

/** Finds the Java type of an attribute path in the JPA metamodel. */
final class Attributes {

    private Attributes() {}

    static Class<?> typeOf(ManagedType<?> owner, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return boxed(owner.getAttribute(path).getJavaType());
        }
        Attribute<?, ?> step = owner.getAttribute(path.substring(0, dot));
        if (step instanceof SingularAttribute<?, ?> single && single.getType() instanceof ManagedType<?> next) {
            return typeOf(next, path.substring(dot + 1));
        }
        throw new IllegalArgumentException("not a path of single attributes: " + path);
    }

    private static Class<?> boxed(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }
}
