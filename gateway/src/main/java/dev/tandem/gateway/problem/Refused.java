package dev.tandem.gateway.problem;

/** Why the gateway answers a request itself. Carries no stack trace: it is an answer, not a fault in the code. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final GatewayProblem problem;
    private final String detail;

    /**
     * Creates a refusal.
     *
     * @param detail one sentence for the caller, without internals
     */
    public Refused(GatewayProblem problem, String detail) {
        super(problem + ": " + detail, null, false, false);
        this.problem = problem;
        this.detail = detail;
    }

    public GatewayProblem problem() {
        return problem;
    }

    public String detail() {
        return detail;
    }
}
