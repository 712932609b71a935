package dev.tandem.feedback;

import dev.tandem.platform.testing.ProjectedAccessTest;
import dev.tandem.platform.testing.TandemTest;

@TandemTest
class FeedbackAccessTest extends ProjectedAccessTest {}
