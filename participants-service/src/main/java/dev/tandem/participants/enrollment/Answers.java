package dev.tandem.participants.enrollment;

import dev.tandem.platform.web.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What answers to the questions of a program may look like. */
final class Answers {

    /** A whole number that every client can represent. */
    private static final long MOST = 1_000_000_000L;

    private static final int MOST_CHOICES = 50;
    private static final int MOST_CHARACTERS = 500;

    /** Of all texts together: an event has room for this many, however they are encoded, and not for all others' limits. */
    private static final int MOST_CHARACTERS_IN_ALL = 50_000;

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    private Answers() {}

    /** Every answer that is wrong, by the key of its question. */
    static List<FieldError> errors(Map<String, Object> answers) {
        List<FieldError> errors = new ArrayList<>();
        answers.forEach((key, answer) -> {
            String pointer = "/answers/" + key.replace("~", "~0").replace("/", "~1");
            if (!KEY.matcher(key).matches()) {
                errors.add(new FieldError(
                        pointer,
                        "INVALID_KEY",
                        "must be named by up to 64 letters, digits, dots, hyphens and underscores"));
            }
            errors.addAll(errors(pointer, answer));
        });
        int characters = answers.values().stream().mapToInt(Answers::characters).sum();
        if (characters > MOST_CHARACTERS_IN_ALL) {
            errors.add(new FieldError(
                    "/answers", "TOO_LARGE", "must have at most " + MOST_CHARACTERS_IN_ALL + " characters in all"));
        }
        return errors;
    }

    private static int characters(@Nullable Object answer) {
        return switch (answer) {
            case String text -> text.length();
            case List<?> choices ->
                choices.stream().mapToInt(Answers::characters).sum();
            case null, default -> 0;
        };
    }

    private static List<FieldError> errors(String pointer, @Nullable Object answer) {
        return switch (answer) {
            case String text -> text(pointer, text);
            case Integer number -> number(pointer, number);
            case Long number -> number(pointer, number);
            case List<?> choices -> choices(pointer, choices);
            case null, default ->
                List.of(new FieldError(pointer, "INVALID_ANSWER", "must be a text, a whole number or a list of texts"));
        };
    }

    private static List<FieldError> text(String pointer, String text) {
        return text.isBlank() || text.length() > MOST_CHARACTERS
                ? List.of(new FieldError(
                        pointer, "SIZE", "must have 1 to " + MOST_CHARACTERS + " characters, not all white space"))
                : List.of();
    }

    private static List<FieldError> number(String pointer, long number) {
        return number < -MOST || number > MOST
                ? List.of(new FieldError(pointer, "OUT_OF_RANGE", "must be between -" + MOST + " and " + MOST))
                : List.of();
    }

    private static List<FieldError> choices(String pointer, List<?> choices) {
        List<FieldError> errors = new ArrayList<>();
        if (choices.isEmpty() || choices.size() > MOST_CHOICES) {
            errors.add(new FieldError(pointer, "SIZE", "must have 1 to " + MOST_CHOICES + " entries"));
        }
        HashSet<String> seen = new HashSet<>();
        for (int i = 0; i < choices.size(); i++) {
            String place = pointer + '/' + i;
            if (!(choices.get(i) instanceof String text)) {
                errors.add(new FieldError(place, "INVALID_ANSWER", "must be a text"));
            } else if (!seen.add(text)) {
                errors.add(new FieldError(place, "DUPLICATE", "is chosen already"));
            } else {
                errors.addAll(text(place, text));
            }
        }
        return errors;
    }
}
