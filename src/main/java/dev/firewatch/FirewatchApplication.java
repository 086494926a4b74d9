package dev.firewatch;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** Starts Firewatch. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan(excludeFilters = @Filter(type = FilterType.CUSTOM,
		classes = { TypeExcludeFilter.class, AutoConfigurationExcludeFilter.class }))
public class FirewatchApplication {

	public static void main(String[] args) {
		SpringApplication.run(FirewatchApplication.class, args);
	}

}
