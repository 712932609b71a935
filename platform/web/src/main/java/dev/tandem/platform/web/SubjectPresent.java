package dev.tandem.platform.web;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jspecify.annotations.Nullable;

/** Refuses tokens whose subject is blank: Quarkus is content when the claim is there. */
@Unremovable
@ApplicationScoped
public class SubjectPresent implements Validator {

    @Override
    public @Nullable String validate(JwtContext context) throws MalformedClaimException {
        String subject = context.getJwtClaims().getSubject();
        return subject == null || subject.isBlank() ? "The subject is missing." : null;
    }
}
