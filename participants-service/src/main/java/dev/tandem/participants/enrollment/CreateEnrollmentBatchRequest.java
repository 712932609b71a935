package dev.tandem.participants.enrollment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many applications at once. Each item is validated on its own, so that a wrong one does not stop the others. */
@Schema(name = "CreateEnrollmentBatchRequest", examples = """
                {"items":[{"cohortId":"01932b7e-6e3c-7e50-9c73-4b8f3da06c01",
                "personId":"01932b7e-4c1a-7c3e-9a51-2f6d1b8e4a01","role":"MENTOR","capacity":3}]}""")
record CreateEnrollmentBatchRequest(
        @NotNull @Size(min = 1, max = 1000) List<@NotNull CreateEnrollmentRequest> items) {}
