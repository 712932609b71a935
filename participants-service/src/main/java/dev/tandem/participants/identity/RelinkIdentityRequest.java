package dev.tandem.participants.identity;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose the token is from now on. */
@Schema(name = "RelinkIdentityRequest", examples = """
                {"personId":"01932b7e-4c1a-7c3e-9a51-2f6d1b8e4a02"}""")
record RelinkIdentityRequest(@NotNull UUID personId) {}
