package dev.tandem.feedback;

import dev.tandem.platform.testing.ContractWalkTest;
import dev.tandem.platform.testing.TandemTest;

@TandemTest
class FeedbackContractWalkTest extends ContractWalkTest {}
