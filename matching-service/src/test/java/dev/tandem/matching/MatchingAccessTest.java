package dev.tandem.matching;

import dev.tandem.platform.testing.ProjectedAccessTest;
import dev.tandem.platform.testing.TandemTest;

@TandemTest
class MatchingAccessTest extends ProjectedAccessTest {}
