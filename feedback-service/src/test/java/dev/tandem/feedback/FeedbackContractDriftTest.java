package dev.tandem.feedback;

import dev.tandem.platform.testing.ContractDriftTest;
import dev.tandem.platform.testing.TandemTest;

@TandemTest
class FeedbackContractDriftTest extends ContractDriftTest {}
