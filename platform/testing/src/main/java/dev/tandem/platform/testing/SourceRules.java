package dev.tandem.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules over source text, for what is said in queries and therefore in no class file. */
final class SourceRules {

    private static final Pattern FOLDED_USER_NAME = Pattern.compile(
            "(lower|upper|casefold)\\s*\\(\\s*[\\w.]*user_?name\\b"
                    + "|\\buser_?name(\\(\\))?(\\.strip\\(\\)|\\.trim\\(\\))?\\.(toLowerCase|toUpperCase|equalsIgnoreCase)\\b",
            Pattern.CASE_INSENSITIVE);

    private SourceRules() {}

    /** Where below {@code sources} a userName is folded by anything but {@code NameKey}. */
    static List<String> foldedUserNames(Path sources) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = FOLDED_USER_NAME.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(file + ": " + matcher.group());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + sources, e);
        }
        return found;
    }
}
