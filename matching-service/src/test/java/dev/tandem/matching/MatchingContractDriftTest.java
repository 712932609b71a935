package dev.tandem.matching;

import dev.tandem.platform.testing.ContractDriftTest;
import dev.tandem.platform.testing.TandemTest;

@TandemTest
class MatchingContractDriftTest extends ContractDriftTest {}
