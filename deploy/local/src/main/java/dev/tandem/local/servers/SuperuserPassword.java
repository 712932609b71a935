package dev.tandem.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The superuser's password: made once, and kept beside the data directory for the owner of the files alone. */
record SuperuserPassword(Path file, String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    /** Reads the password of the server on {@code dataDirectory}, or thinks of one. */
    static SuperuserPassword of(Path dataDirectory) {
        Path file = dataDirectory.resolveSibling(dataDirectory.getFileName() + ".password");
        try {
            if (Files.exists(file)) {
                return new SuperuserPassword(file, Files.readString(file).strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new SuperuserPassword(file, HexFormat.of().formatHex(secret));
    }

    /** Whether it is in the file: what was only thought of, no server knows yet. */
    boolean isKept() {
        return Files.exists(file);
    }

    void keep() {
        try {
            Path draft = Files.createTempFile(
                    Directories.create(file.resolveSibling(".")),
                    "password",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, value);
            DurableFiles.replace(draft, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
