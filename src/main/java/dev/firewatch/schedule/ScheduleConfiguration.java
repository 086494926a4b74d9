package dev.firewatch.schedule;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Quartz is only the ticker; what is due is computed from what is stored. */
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {

	private static final int SECONDS = 10;

	@Bean
	JobDetail tick() {
		return JobBuilder.newJob(Tick.class).withIdentity("tick").storeDurably().build();
	}

	@Bean
	Trigger everyTenSeconds(JobDetail tick) {
		return TriggerBuilder.newTrigger()
			.forJob(tick)
			.withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(SECONDS)
				.withMisfireHandlingInstructionNextWithRemainingCount())
			.build();
	}

}
