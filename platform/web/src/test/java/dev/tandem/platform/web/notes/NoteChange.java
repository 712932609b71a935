package dev.tandem.platform.web.notes;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

public record NoteChange(
        @NotBlank @Size(max = 80) String title,
        @Max(2000) int rank,
        @Nullable LocalDate dueOn) {}
