package dev.tandem.platform.web;

/** The roles a token may carry, for {@code @RolesAllowed} and {@link Caller#hasRole}. */
public final class Roles {

    /** Runs programs. */
    public static final String COORDINATOR = "coordinator";
    /** A person in a program; sees only what is theirs. */
    public static final String PARTICIPANT = "participant";
    /** Sees aggregates and reports. */
    public static final String SPONSOR = "sponsor";
    /** Sees aggregates and reports. */
    public static final String VIEWER = "viewer";
    /** The HR platform: provisioning, imports, outcomes. */
    public static final String HR = "hr-integration";

    private Roles() {}
}
