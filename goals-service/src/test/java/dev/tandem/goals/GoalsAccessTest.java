package dev.tandem.goals;

import dev.tandem.platform.testing.ProjectedAccessTest;
import dev.tandem.platform.testing.TandemTest;

@TandemTest
class GoalsAccessTest extends ProjectedAccessTest {}
