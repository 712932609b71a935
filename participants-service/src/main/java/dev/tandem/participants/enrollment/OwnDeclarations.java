package dev.tandem.participants.enrollment;

import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who may see and write self declarations: the person whom they are about, in no role but their own. */
@ApplicationScoped
class OwnDeclarations {

    private final Caller caller;

    OwnDeclarations(Caller caller) {
        this.caller = caller;
    }

    boolean seenBy(UUID personId) {
        return caller.personId().filter(personId::equals).isPresent();
    }

    /**
     * @param carried whether the request says anything about self declarations, if only that there are none
     * @throws ProblemException 403 when somebody else wants to write them
     */
    void requireWriter(UUID personId, boolean carried) {
        if (carried && !seenBy(personId)) {
            throw new ProblemException(
                    CommonProblem.FORBIDDEN,
                    "Self declarations are written by the person alone; leave them out.",
                    new FieldError("/selfDeclarations", "ONLY_BY_THE_PERSON", "is written by the person alone"));
        }
    }
}
