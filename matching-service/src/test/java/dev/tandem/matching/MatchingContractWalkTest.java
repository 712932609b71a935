package dev.tandem.matching;

import dev.tandem.platform.testing.ContractWalkTest;
import dev.tandem.platform.testing.TandemTest;

@TandemTest
class MatchingContractWalkTest extends ContractWalkTest {}
