package dev.tandem.platform.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Whoever may call an operation only as a participant must be a person: before anything of the request is read, whatever the
 * operation itself asks of the caller, so that no endpoint can forget it.
 */
@ApplicationScoped
public class ParticipantGate {

    private final Caller caller;

    ParticipantGate(Caller caller) {
        this.caller = caller;
    }

    /** @throws ProblemException 403 when the caller is a participant without an active person */
    @ServerRequestFilter
    public void requirePerson(ResourceInfo resource) {
        RolesAllowed access = access(resource);
        if (access == null || !caller.hasRole(Roles.PARTICIPANT)) {
            return;
        }
        List<String> allowed = List.of(access.value());
        boolean otherwise = allowed.stream().anyMatch(role -> !role.equals(Roles.PARTICIPANT) && caller.hasRole(role));
        if (allowed.contains(Roles.PARTICIPANT) && !otherwise) {
            caller.requirePersonId();
        }
    }

    private static @Nullable RolesAllowed access(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        RolesAllowed ofMethod = method.getAnnotation(RolesAllowed.class);
        return ofMethod == null ? method.getDeclaringClass().getAnnotation(RolesAllowed.class) : ofMethod;
    }
}
