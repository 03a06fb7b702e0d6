/** How much the tests try: enough to trust in `npm test`, everything in `npm run prove`. */
export const SIZES = process.env['PROVE']
  ? {
      gatewayRuns: 4000,
      aggregateRuns: 1000,
      updateRuns: 2500,
      countHistories: 150,
      gatewayKills: 300,
      histories: 2000,
      schedules: 6000,
      faultSchedules: 20_000,
      everyCell: true,
      productKills: 300,
      deliveries: 300,
      fuzzRunsOfFunction: 1200,
      fuzzRunsOfOperation: 150,
    }
  : {
      gatewayRuns: 400,
      aggregateRuns: 100,
      updateRuns: 50,
      countHistories: 8,
      gatewayKills: 20,
      histories: 90,
      schedules: 400,
      faultSchedules: 3000,
      everyCell: false,
      productKills: 20,
      deliveries: 15,
      fuzzRunsOfFunction: 320,
      fuzzRunsOfOperation: 40,
    };
