package dev.tandem.gateway.problem;

import java.time.Duration;

/** Why the gateway answers a request itself. Carries no stack trace: it is an answer, not a fault in the code. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final GatewayProblem problem;
    private final String detail;
    private final Duration retryAfter;

    /**
     * Creates a refusal.
     *
     * @param detail one sentence for the caller, without internals
     */
    public Refused(GatewayProblem problem, String detail) {
        this(problem, detail, Duration.ZERO);
    }

    /**
     * Creates a refusal that passes.
     *
     * @param detail one sentence for the caller, without internals
     * @param retryAfter when to try again; zero tells nothing
     */
    public Refused(GatewayProblem problem, String detail, Duration retryAfter) {
        super(problem + ": " + detail, null, false, false);
        this.problem = problem;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    public GatewayProblem problem() {
        return problem;
    }

    /** Returns when to try again in whole seconds, rounded up; 0 when that is not known. */
    public long retryAfterSeconds() {
        return retryAfter.plus(Duration.ofSeconds(1)).minusNanos(1).toSeconds();
    }

    public String detail() {
        return detail;
    }
}
