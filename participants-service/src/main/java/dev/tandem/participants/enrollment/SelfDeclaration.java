package dev.tandem.participants.enrollment;

import dev.tandem.platform.web.FieldError;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody says of themselves, of their own will, and what for.
 *
 * @param attribute such as {@code gender} or {@code first-generation}
 * @param value in their own words or those that the organisation suggests
 * @param purposes what it may be used for
 */
@Schema(name = "SelfDeclaration", examples = """
                {"attribute":"first-generation","value":"yes","purposes":["FAIRNESS","AFFINITY"]}""")
record SelfDeclaration(
        @NotNull
        @Pattern(
                regexp = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
                message = "must be lower-case words joined by hyphens, such as first-generation")
        @Size(max = 50)
        String attribute,

        @NotBlank @Size(max = 100) String value,
        @NotEmpty @Size(max = 2) List<@NotNull DeclarationPurpose> purposes) {

    SelfDeclaration {
        value = value == null ? value : value.strip();
        purposes = purposes == null ? purposes : purposes.stream().distinct().toList();
    }

    /** Which of these say the same of the same attribute again. */
    static List<FieldError> errors(List<SelfDeclaration> declarations) {
        List<FieldError> errors = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < declarations.size(); i++) {
            SelfDeclaration declaration = declarations.get(i);
            if (!seen.add(List.of(declaration.attribute(), declaration.value()))) {
                errors.add(new FieldError("/selfDeclarations/" + i, "DUPLICATE", "is declared already"));
            }
        }
        return errors;
    }

    /** Without the value, which must not get into a log by accident. */
    @Override
    public String toString() {
        return "SelfDeclaration[attribute=" + attribute + ", purposes=" + purposes + "]";
    }
}
