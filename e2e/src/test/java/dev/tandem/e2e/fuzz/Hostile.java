package dev.tandem.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Values that have broken software before. */
final class Hostile {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\u202Egnp.exe",
            "\uFEFF",
            "\u2028",
            "\u200B",
            "\uFFFF",
            "İıſK",
            "e\u0301".repeat(20),
            "\uD83D\uDC68\u200D\uD83D\uDC69",
            "\uDBFF\uDFFF",
            "<script>alert(1)</script>",
            "'; DROP TABLE person; --",
            "${jndi:ldap://localhost/a}",
            "%s%n%x",
            "../../etc/passwd",
            "=1+1",
            "null",
            "NaN",
            "true",
            "-1",
            "1e-2147483648",
            "1e2147483647",
            "9223372036854775808",
            "99999999999999999999999999",
            "00000000-0000-0000-0000-000000000000",
            "not-a-uuid",
            "1-1-1-1-1");

    private static final List<String> TIMES = List.of(
            "+999999999-12-31",
            "-999999999-01-01",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "+294277-01-01T00:00:00Z",
            "+294276-12-31T23:59:59.999999Z",
            "-004713-11-24T00:00:00Z",
            "0000-01-01",
            "0000-01-01T00:00:00Z",
            "9999-12-31",
            "9999-12-31T23:59:59.999999999Z",
            "10000-01-01",
            "2026-02-30",
            "2016-12-31T23:59:60Z",
            "2026-06-30T24:00:00Z",
            "2026-06-30T12:00:00",
            "2026-06-30T12:00:00+18:00",
            "2026-06-30T12:00:00+19:00",
            "2026-06-30T12:00:00.1234567891Z",
            "12:00",
            "24:00",
            "23:59:59.999999999",
            "P0D",
            "-P14D",
            "P999999999Y",
            "PT0.000000001S",
            "PT9223372036854775807S",
            "Europe/Nowhere",
            "-18:00",
            "UTC+25",
            "en-x-whatever");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1.5",
            "0.1",
            "1.0",
            "1E2",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "123456789012345678901234567890123456789012345678901234567890",
            "0.000000000000000000000000000000000000000000000000000000001",
            "1e-2147483648",
            "1e2147483647",
            "-1e2147483647",
            "1e400",
            "1e99999999999",
            "5e-324");

    private static final List<String> ODD_JSON = List.of(
            "null",
            "true",
            "false",
            "{}",
            "[]",
            "[null]",
            "[[]]",
            "{\"\":\"\"}",
            "{\"a\":{\"b\":{\"c\":[1,{\"d\":null}]}}}",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u0000\"",
            "\"\\u0000-\\u001f\"",
            "NaN",
            "-Infinity",
            "01",
            "0x10",
            "'single'",
            "1e",
            "\"\\x\"");

    private Hostile() {}

    /** A text, for a parameter or a cell. */
    static String text(SplittableRandom dice) {
        return switch (dice.nextInt(10)) {
            case 0, 1, 2, 3 -> any(TEXTS, dice);
            case 4, 5, 6 -> any(TIMES, dice);
            case 7 -> any(NUMBERS, dice);
            case 8 -> "x".repeat(dice.nextInt(200, 700));
            default -> "ä".repeat(dice.nextInt(1, 260));
        };
    }

    /** An odd date, instant or duration. */
    static String time(SplittableRandom dice) {
        return any(TIMES, dice);
    }

    /** A JSON value in the place of another: mostly of its type, which is where code looks closer. */
    static JsonNode insteadOf(JsonNode old, SplittableRandom dice) {
        if (dice.nextInt(10) < 7) {
            if (old.isNumber()) {
                return raw(any(NUMBERS, dice));
            }
            if (old.asText().matches("[+-]?\\d{4,}-\\d\\d-.*")) {
                return NODES.textNode(time(dice));
            }
        }
        return json(dice);
    }

    /** A JSON value, some of which are none. */
    static JsonNode json(SplittableRandom dice) {
        return switch (dice.nextInt(12)) {
            case 0, 1, 2 -> NODES.textNode(any(TEXTS, dice));
            case 3, 4, 5 -> NODES.textNode(any(TIMES, dice));
            case 6, 7 -> raw(any(NUMBERS, dice));
            case 8, 9 -> raw(any(ODD_JSON, dice));
            case 10 -> NODES.textNode("x".repeat(any(List.of(201, 2_001, 10_001, 100_001), dice)));
            default -> raw("[".repeat(60) + "]".repeat(60));
        };
    }

    /** A body as a whole; {@code json} is one that would do. */
    static byte[] body(String json, SplittableRandom dice) {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        return switch (dice.nextInt(16)) {
            case 0 -> utf8("null");
            case 1 -> utf8("[]");
            case 2 -> utf8("\"text\"");
            case 3 -> utf8("{");
            case 4 -> utf8(json.substring(0, json.length() / 2));
            case 5 -> utf8(json + json);
            case 6 -> utf8("[".repeat(1_500) + "]".repeat(1_500));
            case 7 -> utf8("{\"a\":".repeat(5_000));
            case 8 -> utf8("\uFEFF" + json);
            case 9 -> json.getBytes(StandardCharsets.UTF_16);
            case 10 -> json.getBytes(StandardCharsets.UTF_16LE);
            case 11 -> new byte[] {(byte) 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0};
            case 12 -> new byte[] {'"', (byte) 0xff, (byte) 0xfe, (byte) 0xc0, (byte) 0x80, '"'};
            case 13 -> utf8(" ".repeat(dice.nextInt(1, 200_000)) + json);
            case 14 -> doubled(json);
            default -> utf8(json + "garbage");
        };
    }

    /** The first member comes again at the end, with another value. */
    private static byte[] doubled(String json) {
        int colon = json.indexOf(':');
        return utf8(
                json.startsWith("{") && colon > 0
                        ? json.substring(0, json.length() - 1) + "," + json.substring(1, colon) + ":null}"
                        : json);
    }

    static <T> T any(List<T> values, SplittableRandom dice) {
        return values.get(dice.nextInt(values.size()));
    }

    private static JsonNode raw(String json) {
        return NODES.rawValueNode(new RawValue(json));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
