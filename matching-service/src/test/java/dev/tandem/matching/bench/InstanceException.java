package dev.tandem.matching.bench;

import java.nio.file.Path;

/** A file or an argument that cannot be used; the message is for whoever typed the command. */
final class InstanceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InstanceException(String message) {
        super(message);
    }

    static InstanceException at(Path file, long line, String message) {
        return new InstanceException("%s, line %d: %s".formatted(file, line, message));
    }
}
