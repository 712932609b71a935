package dev.tandem.goals;

import dev.tandem.platform.testing.ContractDriftTest;
import dev.tandem.platform.testing.TandemTest;

@TandemTest
class GoalsContractDriftTest extends ContractDriftTest {}
