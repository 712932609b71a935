package dev.tandem.e2e.world;

/**
 * An object of the world.
 *
 * @param owner the userName of the participant whose it is; empty when it is nobody's in particular
 */
public record Example(String id, String owner) {

    /** Whether participants may see it only when it is theirs. */
    public boolean isOwned() {
        return !owner.isEmpty();
    }
}
