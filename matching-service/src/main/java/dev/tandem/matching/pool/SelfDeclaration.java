package dev.tandem.matching.pool;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * What somebody says of themselves; shown to nobody, and used for nothing but its purposes.
 *
 * @param purposes names of {@link DeclarationPurpose}; others that a producer may add are not ours
 */
public record SelfDeclaration(
        @NotNull String attribute,
        @NotNull String value,
        @NotNull List<String> purposes) {

    /** Whether it may be used for this. */
    public boolean serves(DeclarationPurpose purpose) {
        return purposes.contains(purpose.name());
    }

    /** Without the value, which must not get into a log by accident. */
    @Override
    public String toString() {
        return "SelfDeclaration[attribute=" + attribute + ", purposes=" + purposes + "]";
    }
}
