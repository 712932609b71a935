package dev.tandem.platform.web;

import com.ibm.icu.text.Normalizer2;

/**
 * When two names are the same: the only place that folds case. The key is Unicode's NFKC_Casefold, so that composed and
 * decomposed letters, full and half width, all cases and invisible characters make no difference; what only looks alike
 * ({@code i} and {@code ı}) does. Neither {@code String.toLowerCase} nor PostgreSQL's {@code lower} is that, and they differ.
 * Keys are stored and indexed; queries compare them and fold nothing.
 */
public final class NameKey {

    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();

    private NameKey() {}

    /** Returns the key of a name; empty when the name has nothing visible. Keys are their own keys. */
    public static String of(String name) {
        // Folding turns other blanks into spaces, and what is inside may compose once they are gone: hence twice.
        return FOLDING.normalize(FOLDING.normalize(name).strip()).strip();
    }
}
