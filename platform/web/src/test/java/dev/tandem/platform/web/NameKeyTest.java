package dev.tandem.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameKeyTest {

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Anna.Zimmermann|anna.zimmermann",
                "stra\u00DFe|STRASSE",
                "STRA\u1E9EE|strasse",
                "\u039D\u0399\u039A\u039F\u03A3|\u03BD\u03B9\u03BA\u03BF\u03C2",
                "\u03BD\u03B9\u03BA\u03BF\u03C3|\u03BD\u03B9\u03BA\u03BF\u03C2",
                "jos\u00E9|jose\u0301",
                "JOSE\u0301|jos\u00E9",
                "\u0130brahim|i\u0307brahim",
                "tom\u200B|tom",
                "\uFEFFtom|tom",
                "t\u00ADo\u2060m|tom",
                "\u00A0anna\u2003|anna",
                "an\uFF4Ea|anna",
                "\uFB01nn|finn",
            })
    void names_that_differ_in_nothing_but_writing_have_one_key(String one, String other) {
        assertThat(NameKey.of(one)).isEqualTo(NameKey.of(other));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "anna.z\u0130mmermann,anna.zimmermann",
        "\u0130brahim,ibrahim",
        "\u0131brahim,ibrahim",
        "anna,anne",
        "jos\u00E9,jose",
        "\u0430nna,anna",
    })
    void names_that_look_alike_and_are_not_the_same_have_two(String one, String other) {
        assertThat(NameKey.of(one)).isNotEqualTo(NameKey.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna", "\u0130\u00DF\u1E9E\uFB03\u200B", " \u00A8x ", "\uFDFA", "a\u0345\u0308", ""})
    void key_is_its_own_key(String name) {
        String key = NameKey.of(name);

        assertThat(NameKey.of(key)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B\uFEFF", "\u00A0\u3164"})
    void name_with_nothing_visible_has_no_key(String name) {
        assertThat(NameKey.of(name)).isEmpty();
    }
}
