package dev.firewatch.testing;

import java.time.Duration;

import dev.firewatch.DomainClock;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Lets each class of tests begin now, and not at the moment that the class before it came
 * to in the same context. Spring finds it by itself.
 */
public class NowAtFirst extends AbstractTestExecutionListener {

	@Override
	public void beforeTestClass(TestContext test) {
		if (test.hasApplicationContext()) {
			test.getApplicationContext()
				.getBeanProvider(DomainClock.class)
				.ifAvailable(clock -> clock.shiftTo(Duration.ZERO));
		}
	}

}
