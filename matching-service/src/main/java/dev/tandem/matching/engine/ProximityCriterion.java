package dev.tandem.matching.engine;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How near two people work: the best of the credit for a shared site, city or country and of the distance. A shared name
 * counts where nothing larger is known to differ: one site name in two cities is two sites. The distance along the great
 * circle, rounded to whole kilometres, gives 1 up to {@code fullWithinKm}, 0 from {@code zeroBeyondKm} on, and falls
 * linearly between. Missing when the two have no part of their places in common that could be compared.
 */
record ProximityCriterion(MatchPolicy.Proximity policy) implements Criterion {
    @Override
    public CriterionCode code() {
        return CriterionCode.PROXIMITY;
    }

    @Override
    public MatchPolicy.Weighing weighing() {
        return policy;
    }

    @Override
    public int measure(CandidatePair pair) {
        Profile mentee = pair.mentee();
        Profile mentor = pair.mentor();
        int credit = credit(mentee.participant.place(), mentor.participant.place());
        int kilometres = Distance.kilometres(mentee.position, mentor.position);
        return kilometres == Distance.UNKNOWN ? credit : Math.max(credit, near(kilometres));
    }

    private int near(int kilometres) {
        if (kilometres >= policy.zeroBeyondKm()) {
            return 0;
        }
        int outside = Math.max(0, kilometres - policy.fullWithinKm());
        int width = policy.zeroBeyondKm() - policy.fullWithinKm();
        return FixedPoint.ratio(width - outside, width);
    }

    private int credit(Place a, Place b) {
        return switch (shared(a, b)) {
            case "SITE" -> policy.sameSite();
            case "CITY" -> policy.sameCity();
            case "COUNTRY" -> policy.sameCountry();
            case "NONE" -> 0;
            default -> MISSING;
        };
    }

    /** The smallest part both share: SITE, CITY, COUNTRY, NONE, or empty when nothing can be compared.
     */
    private static String shared(Place a, Place b) {
        boolean country = both(a.country(), b.country());
        boolean city = both(a.city(), b.city());
        boolean site = both(a.site(), b.site());
        if (country && !Objects.equals(a.country(), b.country())) {
            return "NONE";
        }
        if (city && !Objects.equals(a.city(), b.city())) {
            return country ? "COUNTRY" : "NONE";
        }
        if (site && Objects.equals(a.site(), b.site())) {
            return "SITE";
        }
        if (city) {
            return "CITY";
        }
        if (country) {
            return "COUNTRY";
        }
        return site ? "NONE" : "";
    }

    private static boolean both(@Nullable String a, @Nullable String b) {
        return a != null && b != null;
    }

    @Override
    public Explanation explain(CandidatePair pair) {
        String shared = shared(
                pair.mentee().participant.place(), pair.mentor().participant.place());
        int kilometres = Distance.kilometres(pair.mentee().position, pair.mentor().position);
        boolean measured = kilometres != Distance.UNKNOWN;
        String where = switch (shared) {
            case "SITE", "CITY", "COUNTRY" ->
                "They work in one " + shared.toLowerCase(Locale.ROOT)
                        + (measured ? ", " + kilometres + " km apart." : ".");
            default -> measured ? "They work " + kilometres + " km apart." : "They work in different places.";
        };
        return new Explanation(
                "PROXIMITY",
                measured
                        ? Parameters.of("shared", shared.isEmpty() ? "UNKNOWN" : shared, "kilometres", kilometres)
                        : Parameters.of("shared", shared),
                where);
    }
}
