package dev.tandem.platform.web;

/** One kind of error that an integrator may program against. Each service has one enum of its own, next to {@link CommonProblem}. */
public interface ProblemType {

    /** Prefix of the {@code type} URI; the slug follows. */
    String TYPE_PREFIX = "urn:tandem:problem:";

    /** Stable, kebab-case name, such as {@code cohort-full}. */
    String slug();

    /** The HTTP status, 400–599. */
    int status();

    /** Short, constant sentence fragment for people. */
    String title();
}
