package dev.tandem.feedback.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A horizontal bar chart as SVG. Written here because the charting libraries of the JVM draw by AWT, which needs fontconfig and
 * fonts that a small image does not have.
 */
final class BarChart {

    private static final int WIDTH = 720;
    private static final int LABEL = 240;
    private static final int ROW = 26;
    private static final int BAR = 16;
    private static final int VALUE = 90;

    private final double highest;
    private final @Nullable Double mark;
    private final List<Bar> bars = new ArrayList<>();

    private record Bar(String label, double value, String text, String colour) {}

    /**
     * A chart from 0 to a highest value.
     *
     * @param mark where to draw a vertical line, such as a target; null for none
     */
    BarChart(double highest, @Nullable Double mark) {
        this.highest = Math.max(highest, 1e-9);
        this.mark = mark;
    }

    /** Adds a bar; values outside the chart are cut at its edges, the text tells them. */
    BarChart bar(String label, double value, String text, String colour) {
        bars.add(new Bar(label, Math.clamp(value, 0, highest), text, colour));
        return this;
    }

    /** The SVG element. */
    String svg(String title) {
        int height = bars.size() * ROW + 8;
        StringBuilder svg = new StringBuilder(256 + bars.size() * 256);
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\"><title>%s</title>",
                WIDTH,
                height,
                escaped(title)));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int y = 4 + i * ROW;
            int width = x(bar.value()) - LABEL;
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                    LABEL - 8,
                    y + 13,
                    escaped(bar.label())));
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>",
                    LABEL,
                    y,
                    Math.max(width, 1),
                    BAR,
                    bar.colour()));
            svg.append(String.format(
                    Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>", LABEL + width + 6, y + 13, escaped(bar.text())));
        }
        if (mark != null) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%1$d\" x2=\"%1$d\" y1=\"0\" y2=\"%2$d\" stroke=\"#333\" stroke-dasharray=\"4 3\"/>",
                    x(mark),
                    height));
        }
        return svg.append("</svg>").toString();
    }

    private int x(double value) {
        return LABEL + (int) Math.round(value / highest * (WIDTH - LABEL - VALUE));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
