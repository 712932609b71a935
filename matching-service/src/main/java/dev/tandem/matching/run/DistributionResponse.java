package dev.tandem.matching.run;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the scores of a run's pairs spread, all in millionths.
 *
 * @param quantiles absent without pairs
 * @param bins twenty, of 50,000 each; the last one includes 1,000,000
 */
@Schema(name = "ScoreDistribution")
record DistributionResponse(
        UUID runId,
        @Schema(examples = "92") long pairs,
        @Nullable Quantiles quantiles,
        List<Bin> bins) {

    static final int BINS = 20;
    static final int WIDTH = 50_000;

    /** Pairs by their score, and by the score of either side. */
    @Schema(name = "ScoreBin")
    record Bin(
            @Schema(examples = "700000") int from,
            @Schema(examples = "750000") int to,
            @Schema(examples = "12") long pairs,
            @Schema(examples = "11") long byMenteeScore,
            @Schema(examples = "14") long byMentorScore) {}

    /** Scores that so many percent of the pairs do not exceed. */
    @Schema(name = "ScoreQuantiles")
    record Quantiles(
            @Schema(examples = "401225") int minimum,
            @Schema(examples = "520000") int p10,
            @Schema(examples = "650000") int p25,
            @Schema(examples = "755000") int median,
            @Schema(examples = "840000") int p75,
            @Schema(examples = "900000") int p90,
            @Schema(examples = "961000") int maximum,
            @Schema(examples = "742310") int mean) {}

    /** A bar chart of the pairs by score. */
    String svg() {
        int left = 60;
        int top = 20;
        int height = 240;
        int width = 30;
        long most = Math.max(1, bins.stream().mapToLong(Bin::pairs).max().orElse(1));
        Quantiles known = quantiles;
        Svg svg = new Svg(
                left + BINS * width + 20,
                top + height + 50,
                "Pairs by score",
                known == null
                        ? "The run proposes no pairs."
                        : "%d pairs with scores from %.3f to %.3f, the median is %.3f."
                                .formatted(pairs, known.minimum() / 1e6, known.maximum() / 1e6, known.median() / 1e6));
        for (int i = 0; i < bins.size(); i++) {
            Bin bin = bins.get(i);
            int bar = Math.toIntExact(bin.pairs() * height / most);
            String range = "%.2f–%.2f".formatted(bin.from() / 1e6, bin.to() / 1e6);
            svg.box(
                    left + i * width,
                    top + height - bar,
                    width - 2,
                    bar,
                    "#2f6f9f",
                    "%s: %d pairs".formatted(range, bin.pairs()));
            if (i % 2 == 0) {
                svg.label(left + i * width, top + height + 16, "middle", "%.1f".formatted(bin.from() / 1e6));
            }
        }
        return svg.label(left + BINS * width, top + height + 16, "middle", "1.0")
                .label(left + BINS * width / 2, top + height + 40, "middle", "score")
                .label(left - 8, top + 10, "end", Long.toString(most))
                .label(left - 8, top + height, "end", "0")
                .end();
    }
}
