package dev.tandem.matching.run;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a run has no result: a code for translation and a sentence. */
@Schema(name = "MatchRunFailure")
record RunFailure(
        @Schema(examples = "COHORT_NOT_MATCHING") String code,
        @Schema(examples = "The cohort is COMPLETED.") String text) {

    static RunFailure certificateInvalid() {
        return new RunFailure(
                "CERTIFICATE_INVALID", "The result could not be proven optimal; its certificate says what is wrong.");
    }

    static RunFailure cohortNotMatching(String state) {
        return new RunFailure("COHORT_NOT_MATCHING", "The cohort is %s; pairs are not made.".formatted(state));
    }

    static RunFailure attemptsExhausted(long attempts) {
        return new RunFailure("ATTEMPTS_EXHAUSTED", "The run was started %d times without ending.".formatted(attempts));
    }

    static RunFailure refused(String code, String text) {
        return new RunFailure(code, text);
    }

    static RunFailure inputGone() {
        return new RunFailure("INPUT_GONE", "The input of the run was deleted because its cohort is over.");
    }

    static RunFailure engineFailed() {
        return new RunFailure("ENGINE_FAILED", "The engine could not compute this pool; the log has the cause.");
    }
}
