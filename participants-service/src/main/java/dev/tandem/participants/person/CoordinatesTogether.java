package dev.tandem.participants.person;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Latitude and longitude are both given or both left out; the error stands at the one that is missing. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CoordinatesTogether.Check.class)
@interface CoordinatesTogether {

    String message() default "is needed as well: a place has a latitude and a longitude";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares the two. */
    final class Check implements ConstraintValidator<CoordinatesTogether, PersonAttributes> {
        @Override
        public boolean isValid(PersonAttributes person, ConstraintValidatorContext context) {
            boolean noLatitude = person.latitude() == null;
            if (noLatitude == (person.longitude() == null)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode(noLatitude ? "latitude" : "longitude")
                    .addConstraintViolation();
            return false;
        }
    }
}
