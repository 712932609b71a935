package dev.tandem.goals;

import dev.tandem.platform.testing.ContractWalkTest;
import dev.tandem.platform.testing.TandemTest;

@TandemTest
class GoalsContractWalkTest extends ContractWalkTest {}
