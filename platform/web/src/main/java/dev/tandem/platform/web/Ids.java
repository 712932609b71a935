package dev.tandem.platform.web;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Identifiers of everything: UUID version 7, so that they sort by creation time and index well. */
public final class Ids {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** Returns a new id; ids of one process ascend. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
