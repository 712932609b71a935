package dev.tandem.e2e;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the packaged deployables and the contracts are. */
public final class Checkout {

    private Checkout() {}

    /** The folder that holds the launcher, found upwards from the working directory. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("tandem")) || !Files.exists(folder.resolve("deploy"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "Not inside a checkout of Tandem: " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }
}
