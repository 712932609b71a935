package dev.tandem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRulesTest {

    @Test
    void every_way_to_fold_a_user_name_is_found_and_its_key_is_not(@TempDir Path sources) throws IOException {
        Files.writeString(sources.resolve("Query.java"), """
                "select p from Person p where lower(p.userName) = :name"
                "select 1 from person where LOWER( user_name ) = lower(:name)"
                "where p.userNameKey = :key and user_name_key = lower(p.city)"
                person.userName().strip().toLowerCase(Locale.ROOT)
                userName.equalsIgnoreCase(other)
                NameKey.of(userName)
                """);

        assertThat(SourceRules.foldedUserNames(sources))
                .extracting(found -> found.substring(found.indexOf(": ") + 2))
                .containsExactly(
                        "lower(p.userName",
                        "LOWER( user_name",
                        "userName().strip().toLowerCase",
                        "userName.equalsIgnoreCase");
    }
}
