package dev.tandem.matching.run;

import java.util.Locale;

/**
 * An SVG picture as text, in fixed places: drawn without measuring texts, so that it needs no fonts on the server. It has
 * a title and a description for those who hear it.
 */
final class Svg {

    private final StringBuilder text = new StringBuilder(8192);

    Svg(int width, int height, String title, String description) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title desc\""
                        + " viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">",
                width, height, width, height);
        add("<title id=\"title\">%s</title><desc id=\"desc\">%s</desc>", escaped(title), escaped(description));
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
    }

    /** A rectangle with a text that is shown when pointed at. */
    Svg box(int x, int y, int width, int height, String colour, String hint) {
        add(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"><title>%s</title></rect>",
                x, y, width, height, colour, escaped(hint));
        return this;
    }

    /** @param anchor start, middle or end */
    Svg label(int x, int y, String anchor, String label) {
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>", x, y, anchor, escaped(label));
        return this;
    }

    /** A label that reads upwards. */
    Svg uprightLabel(int x, int y, String label) {
        add("<text x=\"%d\" y=\"%d\" transform=\"rotate(-90 %d %d)\">%s</text>", x, y, x, y, escaped(label));
        return this;
    }

    String end() {
        return text.append("</svg>").toString();
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation belongs to a library of the compiler's
    private void add(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }

    static String escaped(String plain) {
        StringBuilder escaped = new StringBuilder(plain.length() + 16);
        plain.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                // What XML does not allow even when escaped.
                default -> escaped.appendCodePoint(allowed(point) ? point : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    private static boolean allowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
