package dev.tandem.e2e.access;

import dev.tandem.e2e.contract.Caller;
import dev.tandem.e2e.world.World;
import dev.tandem.local.LocalStack;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A column of the matrix.
 *
 * @param role the one role of the token; empty when the token is worth nothing
 */
record Actor(Kind kind, String role, Caller caller) {

    private static final String PARTICIPANT = "participant";

    /** What a caller is to the objects of the world. */
    enum Kind {
        /** Has no token, or none that counts. */
        NOBODY,
        /** Is told apart by the role alone. */
        STAFF,
        /** The objects are theirs. */
        OWNER,
        /** A participant like the owner, without anything to do with the objects. */
        STRANGER,
        /** Has a right token of a participant that is not tied to an active person. */
        UNLINKED
    }

    /** Everybody who must be refused somewhere, and the owner. */
    static List<Actor> all(LocalStack stack, World world) {
        String right = stack.tokenFor("coordinator");
        return List.of(
                new Actor(Kind.NOBODY, "", Caller.ANONYMOUS),
                new Actor(Kind.NOBODY, "", new Caller("forged", forged(right))),
                new Actor(Kind.NOBODY, "", new Caller("unsigned", unsigned(right))),
                new Actor(Kind.NOBODY, "", new Caller("expired", stack.expiredTokenFor("coordinator"))),
                staff(stack, "coordinator", "coordinator"),
                staff(stack, "viewer", "viewer"),
                staff(stack, "sponsor", "sponsor"),
                staff(stack, "hr", "hr-integration"),
                new Actor(Kind.OWNER, PARTICIPANT, participant(stack, world.owner())),
                new Actor(Kind.STRANGER, PARTICIPANT, participant(stack, world.stranger())),
                new Actor(Kind.UNLINKED, PARTICIPANT, participant(stack, "nobody.in.particular")),
                new Actor(Kind.UNLINKED, PARTICIPANT, new Caller("impostor", stack.impostorTokenFor(world.owner()))),
                new Actor(Kind.UNLINKED, PARTICIPANT, participant(stack, world.leaver())));
    }

    static Caller participant(LocalStack stack, String userName) {
        return new Caller(userName, stack.tokenFor(userName));
    }

    private static Actor staff(LocalStack stack, String user, String role) {
        return new Actor(Kind.STAFF, role, new Caller(user, stack.tokenFor(user)));
    }

    /** The same claims with another signature. */
    private static String forged(String token) {
        String[] parts = token.split("\\.", -1);
        byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
        signature[signature.length / 2] ^= 1;
        return parts[0] + "." + parts[1] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    /** The same claims, said to need no signature. */
    private static String unsigned(String token) {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        return header + "." + token.split("\\.", -1)[1] + ".";
    }
}
