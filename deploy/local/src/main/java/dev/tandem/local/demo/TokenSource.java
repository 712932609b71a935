package dev.tandem.local.demo;

/** Where the journey gets its bearer tokens: the local issuer in the demo, the test issuer in tests. */
@FunctionalInterface
public interface TokenSource {

    /**
     * Issues a token for one user.
     *
     * @param user {@code coordinator}, {@code viewer}, {@code hr}, or the userName of a person
     * @return a bearer token without the {@code Bearer } prefix
     */
    String tokenFor(String user);
}
