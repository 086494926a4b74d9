package dev.firewatch.schedule;

import dev.firewatch.delivery.Deliveries;
import dev.firewatch.workflow.followup.FollowUp;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every ten seconds: take up what was not delivered, and do what time asks for. */
@DisallowConcurrentExecution
class Tick implements Job {

	private static final Logger log = LoggerFactory.getLogger(Tick.class);

	private final Deliveries deliveries;

	private final FollowUp followUp;

	Tick(Deliveries deliveries, FollowUp followUp) {
		this.deliveries = deliveries;
		this.followUp = followUp;
	}

	@Override
	public void execute(JobExecutionContext context) {
		try {
			deliveries.sweep();
			followUp.tick();
		}
		catch (RuntimeException fault) {
			log.error("This tick failed; the next one tries again", fault);
		}
	}

}
