package dev.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.local.RunningPlatform;
import dev.tandem.local.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** {@code ./tandem demo}: plays a whole program on the running platform and prints what came of it. */
public final class Demo {

    private static final String PEOPLE = "people.csv";

    private Demo() {}

    /** Takes no arguments; exits with 1 and the reason when a step fails. */
    public static void main(String[] arguments) {
        try {
            play(RunningPlatform.connect());
        } catch (StackException | ApiException | IllegalStateException | UncheckedIOException e) {
            System.err.println("tandem: the demo failed: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void play(RunningPlatform platform) {
        Instant begin = Instant.now();
        Api api = new Api(platform.gateway(), platform::tokenFor);
        ProgramJourney journey = new ProgramJourney(
                api,
                new PlatformClock() {
                    @Override
                    public Instant now() {
                        return platform.now();
                    }

                    @Override
                    public void advance(Duration by) {
                        platform.advanceClock(by);
                    }
                },
                line -> System.out.printf(
                        "  %4d s  %s%n", Duration.between(begin, Instant.now()).toSeconds(), line));
        System.out.println("\nPlaying one mentoring program through " + platform.gateway() + "/api/v1");
        JsonNode evaluation = journey.play(people());
        System.out.println(
                Summary.of(api, journey, evaluation, platform.gateway().toString()));
    }

    /** The HR export that the demo imports: 256 people of an invented company. */
    public static String people() {
        try (InputStream csv = Demo.class.getResourceAsStream("/demo/" + PEOPLE)) {
            if (csv == null) {
                throw new IllegalStateException("The demo's people.csv is missing");
            }
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
