package dev.tandem.matching.bench;

import java.util.Arrays;
import java.util.Locale;

/** What {@code --generate} knows: sizes and how many places there are. */
enum Kind {
    DENSE_1000(1_000, 1_000, 1_000, 1, 1),
    DENSE_10000(10_000, 10_000, 10_000, 1, 1),
    TOP50_10000(10_000, 10_000, 50, 1, 1),
    /** Half as many places again as mentees. */
    SLACK(100_000, 20_000, 50, 3, 2),
    /** As many places as mentees. */
    TIGHT(100_000, 20_000, 50, 1, 1),
    /** Half as many places as mentees. */
    SCARCE(100_000, 20_000, 50, 1, 2);

    final int mentees;
    final int mentors;
    final int degree;
    private final int places;
    private final int perMentees;

    Kind(int mentees, int mentors, int degree, int places, int perMentees) {
        this.mentees = mentees;
        this.mentors = mentors;
        this.degree = degree;
        this.places = places;
        this.perMentees = perMentees;
    }

    long placesFor(int people) {
        return (long) people * places / perMentees;
    }

    static Kind of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new InstanceException("there is no kind '%s'; there are: %s"
                        .formatted(
                                name,
                                String.join(
                                        ", ",
                                        Arrays.stream(values()).map(Kind::label).toList()))));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
