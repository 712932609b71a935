package dev.tandem.participants.program;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The text is an ISO 8601 period of one day to one year, such as P14D; null is valid. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Cadence.Check.class)
@interface Cadence {

    String message() default "must be an ISO 8601 period of one day to one year, such as P14D";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Tries to read it. */
    final class Check implements ConstraintValidator<Cadence, String> {
        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            // Lower case and signs are ISO dialects that other readers of our events need not know.
            if (!value.matches("P([0-9]{1,3}[YMWD])+")) {
                return false;
            }
            try {
                long days = LocalDate.EPOCH.plus(Period.parse(value)).toEpochDay();
                return days >= 1 && days <= 366;
            } catch (DateTimeParseException e) {
                return false;
            }
        }
    }
}
