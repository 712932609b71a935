package dev.tandem.feedback.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class BarChartTest {

    /** Where bars begin and how wide the widest one is. */
    private static final int LEFT = 240;

    private static final int WIDEST = 390;

    @Test
    void bar_is_as_long_as_its_share_of_the_highest_value() throws Exception {
        Element svg = parse(new BarChart(4, null)
                .bar("all", 4, "4", "#111")
                .bar("half", 2, "2", "#222")
                .svg("Shares"));

        assertThat(numbers(svg, "rect", "width")).containsExactly(WIDEST, WIDEST / 2);
        assertThat(svg.getElementsByTagName("line").getLength()).isZero();
    }

    @Test
    void values_outside_are_cut_and_their_texts_stay() throws Exception {
        Element svg = parse(new BarChart(1, 0.5)
                .bar("high", 7, "7", "#111")
                .bar("low", -7, "-7", "#111")
                .svg("Cut"));

        assertThat(numbers(svg, "rect", "width")).containsExactly(WIDEST, 1);
        assertThat(numbers(svg, "line", "x1")).containsExactly(LEFT + WIDEST / 2);
        assertThat(svg.getTextContent()).contains("7", "-7");
    }

    @Test
    void texts_are_escaped() throws Exception {
        String svg = new BarChart(1, null)
                .bar("<b>&\"", 1, "</text><script>", "#111")
                .svg("<title> & \"more\"");

        assertThat(svg).doesNotContain("<script", "<b>");
        assertThat(parse(svg).getTextContent()).contains("<title> & \"more\"", "<b>&\"", "</text><script>");
    }

    @Test
    void chart_of_nothing_is_still_a_picture() throws Exception {
        assertThat(parse(new BarChart(0, null).svg("Empty")).getTagName()).isEqualTo("svg");
        assertThat(numbers(
                        parse(new BarChart(0, null).bar("none", 0, "0", "#111").svg("Zero")), "rect", "width"))
                .containsExactly(1);
    }

    @Test
    void digits_do_not_depend_on_the_language_of_the_machine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(new BarChart(1, 1.0).bar("one", 1, "1", "#111").svg("Digits"))
                    .contains("viewBox=\"0 0 720 34\"", "width=\"390\"");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Property(tries = 200)
    void nothing_leaves_the_picture(
            @ForAll @Size(max = 20) List<Double> values, @ForAll @DoubleRange(min = 0, max = 1e9) double highest)
            throws Exception {
        BarChart chart = new BarChart(highest, null);
        values.forEach(value -> chart.bar("bar", value, "text", "#111"));

        assertThat(numbers(parse(chart.svg("Any")), "rect", "width"))
                .hasSize(values.size())
                .allSatisfy(width -> assertThat(width).isBetween(1, WIDEST));
    }

    private static Element parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static List<Integer> numbers(Element svg, String tag, String attribute) {
        NodeList elements = svg.getElementsByTagName(tag);
        return IntStream.range(0, elements.getLength())
                .mapToObj(i -> ((Element) elements.item(i)).getAttribute(attribute))
                .map(Integer::valueOf)
                .toList();
    }
}
